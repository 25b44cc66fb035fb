// Models that must be read, and models that must be refused. Test code only.
#pragma once

#include "gltf/model_builder.h"
#include "gltf/read.h"

#include <QTest>

#include <functional>

namespace turnaround::gltf::test {

/// Ends the test where the model can't be read.
inline Scene readOk(ModelBuilder model)
{
    auto scene = read(model.build());
    if (!scene)
        qFatal("%s", scene.error().message.c_str());
    return std::move(*scene);
}

inline const Primitive &onlyPrimitive(const Scene &scene)
{
    if (scene.meshes.size() != 1 || scene.meshes[0].primitives.size() != 1)
        qFatal("expected one mesh of one primitive");
    return scene.meshes[0].primitives[0];
}

/// What is done to a good model to break it.
using Bend = std::function<void(ModelBuilder &)>;

inline void expectRefusal(const Bytes &file, const char *saying, const ReadLimits &limits = {})
{
    const auto scene = read(file, limits);
    QVERIFY2(!scene.ok(), "the file was accepted");
    QCOMPARE(int(scene.error().kind), int(ErrorKind::BadInput));
    QVERIFY2(QString::fromStdString(scene.error().message).contains(saying), scene.error().message.c_str());
}

/// Gives the model a material with this picture.
inline void texture(ModelBuilder &model, const Bytes &picture)
{
    model.add("images", {{"bufferView", model.addView(picture)}});
    model.add("textures", {{"source", 0}});
    model.add("materials", {{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}}}}}});
}

} // namespace turnaround::gltf::test

Q_DECLARE_METATYPE(turnaround::gltf::test::Bend)
