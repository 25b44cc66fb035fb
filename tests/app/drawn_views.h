// Views of a made-up subject for tests: an egg, drawn exactly.
#pragma once

#include "domain/view.h"

#include <QImage>
#include <QTemporaryDir>

#include <vector>

namespace turnaround::app {

/// An egg-shaped body, seen from one side, grey from light (top) to dark; transparent around it.
QImage drawnView(View view, int side = 256);

/// A folder with the views as PNG files, named after their views.
void drawViews(const QString &folder, const std::vector<View> &views, int side = 256);

/// Names in a folder, hidden ones too: to see that nothing was left behind.
QStringList namesIn(const QString &folder);

} // namespace turnaround::app
