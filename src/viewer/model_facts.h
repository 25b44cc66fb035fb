// What a model consists of, in figures and in words for an artist's eyes. Any thread (values).
#pragma once

#include "gltf/inspect.h"
#include "viewer/prepared_scene.h"

#include <QCoreApplication>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace turnaround::viewer {

class ModelFacts
{
    Q_GADGET
    QML_VALUE_TYPE(modelFacts)
    Q_DECLARE_TR_FUNCTIONS(turnaround::viewer::ModelFacts)
    Q_PROPERTY(bool known MEMBER known CONSTANT)
    Q_PROPERTY(double triangles MEMBER triangles CONSTANT)
    Q_PROPERTY(double vertices MEMBER vertices CONSTANT)
    Q_PROPERTY(int materials MEMBER materials CONSTANT)
    Q_PROPERTY(bool measured MEMBER measured CONSTANT)
    Q_PROPERTY(bool watertight MEMBER watertight CONSTANT)
    Q_PROPERTY(double openEdges MEMBER openEdges CONSTANT)
    Q_PROPERTY(double fileSizeBytes MEMBER fileSizeBytes CONSTANT)
    Q_PROPERTY(QString trianglesText READ trianglesText CONSTANT)
    Q_PROPERTY(QString verticesText READ verticesText CONSTANT)
    Q_PROPERTY(QString materialsText READ materialsText CONSTANT)
    Q_PROPERTY(QStringList mapTexts READ mapTexts CONSTANT)
    Q_PROPERTY(QString dimensionsText READ dimensionsText CONSTANT)
    Q_PROPERTY(QString surfaceText READ surfaceText CONSTANT)
    Q_PROPERTY(QString fileSizeText READ fileSizeText CONSTANT)

public:
    bool known = false; ///< false: there is no model
    bool measured = false; ///< whether `watertight` and `openEdges` are known
    double triangles = 0, vertices = 0; ///< counts, as gltf::Inspection
    int materials = 0;
    std::vector<gltf::MapFact> maps;
    Vec3f sizeMetres;
    bool watertight = false;
    double openEdges = 0; ///< of one triangle only
    double crowdedEdges = 0; ///< of three or more, or of two that face against each other
    double fileSizeBytes = 0; ///< 0: not from a file

    QString trianglesText() const; ///< "19,998"
    QString verticesText() const;
    QString materialsText() const;
    QStringList mapTexts() const; ///< "1024 × 1024, base colour", one for each map
    QString dimensionsText() const; ///< "1.00 × 0.98 × 0.70 m"
    QString surfaceText() const; ///< "Closed", "2 open edges"; empty where not measured
    QString fileSizeText() const; ///< "1.7 MB"; empty where there is no file
};

ModelFacts factsOf(const gltf::Inspection &inspection, double fileSizeBytes);
/// Only what a prepared scene still tells: nothing about edges.
ModelFacts factsOf(const PreparedScene &scene);

} // namespace turnaround::viewer
