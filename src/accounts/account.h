// Whom to talk to, and as whom: put together from the environment, the settings and the keys. Any thread.
#pragma once

#include "accounts/service_settings.h"
#include "core/result.h"
#include "providers/provider.h"

#include <optional>
#include <string>

namespace turnaround::accounts {

/// A service's key, and its secret where it has two.
struct Keys {
    std::string key, secret;
    bool empty() const { return key.empty() && secret.empty(); }
};

/// From the environment: the first variable that is set, of those that ServiceInfo::credentials names.
Keys keysFromEnvironment(const providers::ServiceInfo &service);

/// The variable that sets one of ServiceInfo::settings, before what the artist has chosen: "TURNAROUND_TENCENT_REGION".
std::string settingVariable(const providers::ServiceInfo &service, const OptionOffer &setting);

/// BadUsage: the environment gives a setting a value that it may not have; the sentence names the variable and what is
/// allowed.
Result<void> checkEnvironment(const providers::ServiceInfo &service);

/// The environment counts before the settings, those before what is standard. None: a key is missing, or
/// checkEnvironment() says what is wrong: a paid job does not go to the wrong region.
std::optional<providers::Account> accountFor(const providers::ServiceInfo &service, const ServiceSettings &settings,
                                             const Keys &stored);

} // namespace turnaround::accounts
