// The order of the floors, and which includes break it. Pure but for reading files.
#pragma once

#include <QDir>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace turnaround::house {

/// A floor and all floors that it may use: those it stands on and what those stand on.
using Floors = QMap<QString, QSet<QString>>;

/// Reads lines such as "gltf: core imaging", as src/CMakeLists.txt writes them, ground to roof. A floor
/// that stands on one that is not below it is an entry in `problems`.
Floors parseFloors(const QString &text, QStringList &problems);

/// One sentence for each include below `src` that breaks the order: "src/gltf/read.cpp includes
/// blockout/blockout.h, but gltf stands on: core imaging".
QStringList brokenIncludes(const QDir &src, const Floors &floors);

/// What a source file includes, in quotes or angle brackets, as written.
QStringList includesOf(const QString &source);

} // namespace turnaround::house
