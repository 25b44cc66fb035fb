#include "sandbox/obj_archive.h"

#include <zip.h>

#include <cstdio>
#include <map>
#include <memory>

namespace turnaround::sandbox {

namespace {

template <class... Numbers>
void line(std::string &to, const char *format, Numbers... numbers)
{
    char text[160];
    const int length = std::snprintf(text, sizeof text, format, numbers...);
    to.append(text, std::size_t(std::max(length, 0)));
}

Vec3f placed(const gltf::Mat4 &m, const Vec3f &p)
{
    return {m[0] * p.x + m[4] * p.y + m[8] * p.z + m[12], m[1] * p.x + m[5] * p.y + m[9] * p.z + m[13],
            m[2] * p.x + m[6] * p.y + m[10] * p.z + m[14]};
}

void writePrimitive(std::string &to, const gltf::Primitive &primitive, const gltf::Mat4 &world, std::uint32_t &before)
{
    for (const Vec3f &position : primitive.positions) {
        const Vec3f p = placed(world, position);
        line(to, "v %.6g %.6g %.6g\n", double(p.x), double(p.y), double(p.z));
    }
    for (std::size_t i = 0; i < primitive.positions.size(); ++i) { // one for each vertex, so one index serves both
        const Vec2f uv = i < primitive.uv0.size() ? primitive.uv0[i] : Vec2f{0, 0};
        line(to, "vt %.6g %.6g\n", double(uv.x), double(1 - uv.y));
    }
    line(to, "usemtl material%d\n", primitive.material);
    for (std::size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
        const std::uint32_t a = primitive.indices[i] + before;
        const std::uint32_t b = primitive.indices[i + 1] + before;
        const std::uint32_t c = primitive.indices[i + 2] + before;
        line(to, "f %u/%u %u/%u %u/%u\n", a, a, b, b, c, c);
    }
    before += std::uint32_t(primitive.positions.size());
}

std::string pictureName(const gltf::Scene &scene, int image)
{
    const bool jpeg = scene.images.at(std::size_t(image)).mimeType == "image/jpeg";
    return "texture" + std::to_string(image) + (jpeg ? ".jpg" : ".png");
}

std::map<std::string, std::string> filesOf(const gltf::Scene &scene)
{
    std::map<std::string, std::string> files;
    std::string &obj = files["model.obj"];
    obj = "# Made by Turnaround's sandbox\nmtllib model.mtl\n";
    std::uint32_t before = 1;
    for (const gltf::Instance &instance : scene.instances) {
        for (const gltf::Primitive &primitive : scene.meshes.at(std::size_t(instance.mesh)).primitives) {
            if (primitive.topology == gltf::Topology::Triangles)
                writePrimitive(obj, primitive, instance.world, before);
        }
    }
    std::string &mtl = files["model.mtl"];
    for (std::size_t i = 0; i < scene.materials.size(); ++i) {
        const gltf::Material &material = scene.materials[i];
        line(mtl, "newmtl material%d\nKd %.4g %.4g %.4g\n", int(i), double(material.baseColor.x),
             double(material.baseColor.y), double(material.baseColor.z));
        const int image = material.baseColorTexture.image;
        if (image < 0)
            continue;
        const std::string name = pictureName(scene, image);
        mtl += "map_Kd " + name + '\n';
        const auto &bytes = scene.images.at(std::size_t(image)).bytes;
        files[name].assign(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    }
    return files;
}

Result<std::string> zipped(const std::map<std::string, std::string> &files)
{
    const Error noMemory{ErrorKind::Unavailable, "There is not enough memory to pack the model."};
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (!target)
        return noMemory;
    zip_source_keep(target); // the archive takes one hold on it, reading it back another
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> held(target, zip_source_free);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    if (!archive)
        return noMemory;
    for (const auto &[name, bytes] : files) {
        zip_source_t *source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (!source || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            zip_discard(archive);
            return noMemory;
        }
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return noMemory;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(target, &stat) != 0 || zip_source_open(target) != 0)
        return noMemory;
    std::string bytes(stat.size, '\0');
    const bool whole = zip_source_read(target, bytes.data(), bytes.size()) == zip_int64_t(bytes.size());
    zip_source_close(target);
    if (!whole)
        return noMemory;
    return bytes;
}

} // namespace

Result<std::string> objArchive(const gltf::Scene &scene)
{
    return zipped(filesOf(scene));
}

} // namespace turnaround::sandbox
