// A window with a stage and a model viewer, for tests.
#pragma once

#include "viewer/graphics.h"
#include "viewer/model_viewer.h"

#include <QQmlEngine>
#include <QQuickView>
#include <QSignalSpy>
#include <QtTest>

#include <memory>
#include <utility>

namespace turnaround::test {

inline constexpr int kPatience = 60'000; ///< milliseconds; the processor draws, and others share it

class BareViewer
{
public:
    explicit BareViewer(QSize size = {480, 360})
        : viewer(viewer::chooseGraphics())
    {
        view.engine()->addImportPath(QStringLiteral(":/qt/qml"));
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.setInitialProperties({{"viewer", QVariant::fromValue(&viewer)}});
        view.setSource(QUrl::fromLocalFile(QStringLiteral(TEST_SOURCE_DIR "/BareViewer.qml")));
        view.resize(size);
        view.show();
    }

    bool isUp() { return view.status() == QQuickView::Ready && QTest::qWaitForWindowExposed(&view, kPatience); }

    /// Waits until the model that was asked for is wholly on the stage.
    bool settle()
    {
        QSignalSpy settled(&viewer, &viewer::ModelViewer::settled);
        return settled.wait(kPatience);
    }

    /// False: it did not come to that in time.
    bool showFromTheFront(std::shared_ptr<const gltf::Scene> scene)
    {
        viewer.show(std::move(scene), {QStringLiteral("model")});
        if (!settle())
            return false;
        viewer.camera()->snap(1);
        return QTest::qWaitFor([this] { return viewer.camera()->snapNumber() == 1; }, kPatience);
    }

    QImage picture() { return view.grabWindow().convertToFormat(QImage::Format_RGB32); }

    viewer::ModelViewer viewer; // outlives the view that binds to it
    QQuickView view;
};

/// The share of pixels whose colours differ clearly.
inline double difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 1;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            different +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q)) > 24;
        }
    }
    return double(different) / (double(a.width()) * a.height());
}

} // namespace turnaround::test
