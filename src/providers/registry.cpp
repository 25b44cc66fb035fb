#include "providers/provider.h"
#include "providers/services.h"

#include <algorithm>

namespace turnaround::providers {

std::span<const Provider *const> allProviders()
{
    static const std::vector<const Provider *> all = {
#define TURNAROUND_SERVICE(NAME) &NAME(),
#include "services.inc"
#undef TURNAROUND_SERVICE
    };
    return all;
}

const Provider *findProvider(const std::string &id)
{
    const auto found = std::ranges::find(allProviders(), id, [](const Provider *each) { return each->info.id; });
    return found == allProviders().end() ? nullptr : *found;
}

const ModelOffer *findModel(const Provider &provider, const std::string &id)
{
    const auto found = std::ranges::find(provider.info.models, id, &ModelOffer::id);
    return found == provider.info.models.end() ? nullptr : &*found;
}

} // namespace turnaround::providers
