// main() of tests that draw: on an Xvfb of their own, so that they never depend on who runs them.
#pragma once

#include "viewer/picture_display.h"

#include <QGuiApplication>
#include <QtTest>

#include <cstdio>

namespace turnaround::test {

template <class Test>
int runOnPrivateDisplay(int argc, char **argv)
{
    const Result<viewer::PictureDisplay> display = viewer::PictureDisplay::openPrivate();
    if (!display) {
        std::fprintf(stderr, "FAIL!  : %s %s\n", display.error().message.c_str(), display.error().detail.c_str());
        return 1;
    }
    QGuiApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace turnaround::test
