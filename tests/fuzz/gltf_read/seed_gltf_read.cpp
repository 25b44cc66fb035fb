// Writes good files for the fuzzer to start from into the folder that is given.
#include "gltf/full_model.h"

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int count, char **arguments)
{
    using namespace turnaround::gltf::test;
    if (count != 2) {
        std::cerr << "usage: seed_gltf_read FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder(arguments[1]);
    std::filesystem::create_directories(folder);
    for (const auto &[name, bytes] :
         {std::pair("full.glb", fullModel().build()), std::pair("full.gltf", asText(fullModel())),
          std::pair("triangle.glb", triangle().build())}) {
        std::ofstream(folder / name, std::ios::binary)
            .write(reinterpret_cast<const char *>(bytes.data()), std::streamsize(bytes.size()));
    }
}
