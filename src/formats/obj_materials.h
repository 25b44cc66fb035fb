// An OBJ's materials and their pictures as a glTF's. Any thread.
//
// Statements: Alias/Wavefront's "MTL material format"; map_Pr, map_Pm, norm: the PBR extension by Clara.io, as
// tinyobjloader reads them.
#pragma once

#include "core/result.h"
#include "gltf/scene.h"

#include <tiny_obj_loader.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnaround::formats {

/// The files that belong to an OBJ: found by their names below its folder, and nowhere else.
class CompanionFiles
{
public:
    /// An empty folder: none. At most 1000 files are looked at.
    explicit CompanionFiles(const std::filesystem::path &folder);

    /// By path below the folder, else by its last part alone, whatever its case: names in such files come from other
    /// machines.
    std::optional<std::filesystem::path> find(const std::string &name) const;

private:
    std::vector<std::pair<std::string, std::filesystem::path>> m_files; ///< path below the folder in lower case, file
};

/// Reads MTL files for tinyobjloader, out of memory and within limits.
class MaterialReading : public tinyobj::MaterialReader
{
public:
    MaterialReading(const CompanionFiles &files, std::vector<std::string> &notes);
    bool operator()(const std::string &name, std::vector<tinyobj::material_t> *materials,
                    std::map<std::string, int> *byName, std::string *warning, std::string *error) override;

private:
    const CompanionFiles &m_files;
    std::vector<std::string> &m_notes;
    int m_read = 0;
};

/// Fills `scene.materials`, one for each in their order, and `scene.images`. A picture that is missing or broken is
/// left out, with a line in `scene.warnings`.
void addMaterials(const std::vector<tinyobj::material_t> &materials, const CompanionFiles &files, gltf::Scene &scene);

} // namespace turnaround::formats
