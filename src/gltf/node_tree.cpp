#include "gltf/node_tree.h"

#include "gltf/matrix.h"
#include "gltf/read_error.h"

namespace turnaround::gltf {
namespace {

/// -1 for a root.
Result<std::vector<int>> parentsOf(const Document &document)
{
    std::vector<int> parents(document.nodes.size(), -1);
    for (std::size_t i = 0; i < document.nodes.size(); ++i) {
        for (const int child : document.nodes[i].children) {
            if (parents[std::size_t(child)] >= 0)
                return damaged("its node " + std::to_string(child) + " has more than one parent");
            parents[std::size_t(child)] = int(i);
        }
    }
    return parents;
}

} // namespace

Result<NodeTree> placeNodes(const Document &document, const ReadLimits &limits)
{
    const auto parents = parentsOf(document);
    if (!parents)
        return parents.error();

    const std::size_t count = document.nodes.size();
    NodeTree tree;
    tree.worlds.resize(count);
    std::vector<int> level;
    for (std::size_t i = 0; i < count; ++i) {
        if ((*parents)[i] < 0) {
            level.push_back(int(i));
            tree.worlds[i] = document.nodes[i].local;
        }
    }
    std::size_t reached = level.size();
    for (int depth = 0; !level.empty(); ++depth) {
        if (depth >= limits.nodeDepth)
            return damaged("its nodes are nested more than " + std::to_string(limits.nodeDepth) + " deep");
        std::vector<int> below;
        for (const int parent : level) {
            for (const int child : document.nodes[std::size_t(parent)].children) {
                tree.worlds[std::size_t(child)] =
                    tree.worlds[std::size_t(parent)] * document.nodes[std::size_t(child)].local;
                below.push_back(child);
            }
        }
        reached += below.size();
        level = std::move(below);
    }
    if (reached != count)
        return damaged("its nodes go round in a circle");

    std::vector<bool> seen(count);
    std::vector<int> open(document.roots.rbegin(), document.roots.rend());
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        if (seen[std::size_t(node)])
            continue;
        seen[std::size_t(node)] = true;
        tree.shown.push_back(node);
        const auto &children = document.nodes[std::size_t(node)].children;
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    return tree;
}

} // namespace turnaround::gltf
