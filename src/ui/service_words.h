// What an artist reads about a service, its prices, and what may be done with a job of it. Any thread (pure).
#pragma once

#include "domain/job.h"
#include "providers/provider.h"

#include <QString>

namespace turnaround::ui {

/// "Runware"; what is not known keeps its id.
QString serviceName(const std::string &provider);

/// The variables of the environment that take a key: "TURNAROUND_X_ID and TURNAROUND_X_KEY".
QString variablesOf(const providers::ServiceInfo &service);

/// "$0.34" as the service said, "about $0.34" as published; "price not known"; empty where nothing is paid.
QString priceWords(const Job &job);

/// How many results of a kind a job brought, once there are several: "3 models"; else empty.
QString resultWords(const Job &job);

/// What was changed to fit the service, one sentence a line.
QString noteWords(const Job &job);

/// What may be done with a job, in the words of its buttons.
struct JobDeeds {
    QString stop, stopMeans; ///< while it runs or waits
    QString again, againMeans; ///< another try; empty: none is needed
    bool goesOn = false; ///< a service has it: going on pays nothing
    bool isUnsure = false; ///< whether a service took it is not known
    bool wantsKey = false; ///< it waits for its service's key
};
JobDeeds deedsOf(const Job &job);

} // namespace turnaround::ui
