// How long a live preview takes after one view changed:
//   bench_preview FOLDER ...
// Each FOLDER holds a subject's views by name. Prints the first build's seconds, and for a build after
// one view changed the least, the middle and the most over all views.
#include "blockout/blockout.h"
#include "blockout/view_cache.h"
#include "domain/view_naming.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

double secondsToBuild(const std::vector<ViewFile> &views, ViewCache &cache)
{
    BlockoutSettings settings;
    settings.faces = 20'000;
    settings.textureSize = 1024;
    settings.detail = 128;
    const auto start = std::chrono::steady_clock::now();
    if (const Result<Build> built = build(views, settings, {}, {}, &cache); !built)
        std::printf("%s\n", built.error().message.c_str());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const std::filesystem::path folder(arguments[i]);
        const Result<ViewFiles> files = viewsInFolder(folder, {});
        if (!files) {
            std::printf("%s\n", files.error().message.c_str());
            return 2;
        }
        std::vector<ViewFile> views;
        for (const auto &[view, file] : files.value())
            views.push_back({view, file});
        ViewCache cache;
        const double first = secondsToBuild(views, cache);
        std::vector<double> later;
        for (const ViewFile &view : views) {
            std::filesystem::last_write_time(view.file, std::filesystem::file_time_type::clock::now());
            later.push_back(secondsToBuild(views, cache));
        }
        std::ranges::sort(later);
        std::printf("%-20s first %.2f   after a change %.2f %.2f %.2f\n", folder.filename().c_str(), first,
                    later.front(), later[later.size() / 2], later.back());
    }
}
