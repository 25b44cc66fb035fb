#include "formats/obj_to_glb.h"

#include "core/disk_error.h"
#include "core/display_text.h"
#include "formats/file_kind.h"
#include "formats/obj_scene.h"
#include "formats/unpack_zip.h"
#include "gltf/write.h"

#include <cerrno>
#include <cstdlib>

namespace turnaround::formats {

namespace {

namespace fs = std::filesystem;

/// A new hidden folder, removed with all that is in it.
class HiddenFolder
{
public:
    explicit HiddenFolder(const fs::path &beside)
        : m_path((beside.parent_path() / ".unpacking-XXXXXX").string())
        , m_made(::mkdtemp(m_path.data()) != nullptr)
        , m_error(m_made ? 0 : errno)
    {
    }
    ~HiddenFolder()
    {
        std::error_code ignored;
        if (m_made)
            fs::remove_all(m_path, ignored);
    }
    HiddenFolder(const HiddenFolder &) = delete;
    HiddenFolder &operator=(const HiddenFolder &) = delete;
    bool made() const { return m_made; }
    int error() const { return m_error; }
    fs::path path() const { return m_path; }

private:
    std::string m_path;
    bool m_made;
    int m_error;
};

bool isObj(const fs::path &file)
{
    const std::string ending = file.extension().string();
    if (ending == ".obj" || ending == ".OBJ" || ending == ".Obj")
        return true;
    const Result<FileKind> kind = sniffFile(file);
    return kind && *kind == FileKind::Obj && ending != ".mtl" && ending != ".MTL";
}

Result<ConvertedObj> convert(const fs::path &obj, const fs::path &folder, const fs::path &glb,
                             const CancelToken &cancel)
{
    Result<gltf::Scene> scene = readObj(obj, folder, cancel);
    if (!scene)
        return scene.error();
    if (const Result<void> written = gltf::writeGlb(*scene, glb, cancel); !written)
        return written.error();
    return ConvertedObj{std::move(scene->warnings)};
}

} // namespace

Result<ConvertedObj> objZipToGlb(const fs::path &zip, const fs::path &glb, const CancelToken &cancel)
{
    const HiddenFolder folder(glb);
    if (!folder.made())
        return diskError(glb, folder.error());
    const Result<std::vector<fs::path>> files = unpackZip(zip, folder.path(), {}, cancel);
    if (!files)
        return files.error();
    fs::path largest;
    std::uintmax_t bytes = 0;
    int found = 0;
    for (const fs::path &file : *files) {
        std::error_code ignored;
        const std::uintmax_t size = fs::file_size(file, ignored);
        if (!isObj(file))
            continue;
        if (++found == 1 || size > bytes) {
            largest = file;
            bytes = size;
        }
    }
    if (found == 0)
        return Error{ErrorKind::BadInput, quotedPath(zip) + " holds no OBJ file: unpack it to see what is in it."};
    Result<ConvertedObj> converted = convert(largest, folder.path(), glb, cancel);
    if (converted && found > 1)
        converted->notes.push_back("The ZIP holds " + std::to_string(found) + " OBJ files: the largest was taken.");
    return converted;
}

Result<ConvertedObj> objToGlb(const fs::path &obj, const fs::path &glb, const CancelToken &cancel)
{
    return convert(obj, {}, glb, cancel);
}

} // namespace turnaround::formats
