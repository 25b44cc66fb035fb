#include "domain/blockout_settings.h"

namespace turnaround {

int BlockoutSettings::voxels() const
{
    if (detail)
        return *detail;
    if (faces <= 20'000)
        return 256;
    if (faces <= 500'000)
        return 512;
    return 768;
}

} // namespace turnaround
