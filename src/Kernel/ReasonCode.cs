namespace Mortise.Kernel;

/// <summary>
/// The closed set of answers to <c>why</c>. The number is the code on every surface and never changes its meaning; each
/// has a page in <c>docs/codes</c>.
/// </summary>
public enum ReasonCode
{
    /// <summary>MT3001: all that the instance must have is there.</summary>
    Resolved = 3001,

    /// <summary>MT3002: no other installed plug-in provides the contract.</summary>
    NoProvider = 3002,

    /// <summary>MT3003: the contract is provided, but in no version that the requirement accepts.</summary>
    WrongVersion = 3003,

    /// <summary>MT3004: the versions agree, but a member that the consumer uses is missing or differs.</summary>
    MemberMismatch = 3004,

    /// <summary>MT3005: the edition does not grant the contract or event to the instance.</summary>
    NotGranted = 3005,

    /// <summary>MT3006: the contract is provided by an instance that cannot be resolved itself.</summary>
    ProviderUnresolved = 3006,

    /// <summary>MT3007: instances require each other in a circle, so that none can be first.</summary>
    MandatoryCycle = 3007,

    /// <summary>MT3008: the route's policy is <c>all</c>, but an operation of it can go to one provider only.</summary>
    PolicyNeedsMany = 3008,

    /// <summary>MT3009: the instance is disabled, by the edition or by an operator.</summary>
    Disabled = 3009,

    /// <summary>MT3010: every instance that provides the contract is disabled.</summary>
    ProviderDisabled = 3010,

    /// <summary>MT3011: the requirement names an instance that is not there or does not provide the contract.</summary>
    NamedProviderMissing = 3011,

    /// <summary>MT3012: no installed instance has the name.</summary>
    UnknownInstance = 3012,

    /// <summary>MT3013: another installed instance has the name.</summary>
    NameTaken = 3013,

    /// <summary>MT3014: the host itself cannot be steered as a plug-in is.</summary>
    HostNotSteered = 3014,

    /// <summary>MT3101: it is the only compatible provider.</summary>
    OnlyProvider = 3101,

    /// <summary>MT3102: it provides the highest compatible version.</summary>
    HighestVersion = 3102,

    /// <summary>MT3103: among equal versions it has the highest rank.</summary>
    HighestRank = 3103,

    /// <summary>MT3104: among equal versions and ranks it was installed first.</summary>
    Oldest = 3104,

    /// <summary>MT3105: the requirement names it.</summary>
    Named = 3105,

    /// <summary>MT3106: the route's policy lets all compatible providers take turns.</summary>
    TakeTurns = 3106,

    /// <summary>MT3107: every compatible provider is used.</summary>
    EveryProvider = 3107,

    /// <summary>MT3108: a better provider would have closed a circle of instances that require each other.</summary>
    AvoidsCycle = 3108,

    /// <summary>MT3109: the start of every better provider failed.</summary>
    OthersFailed = 3109,

    /// <summary>MT3110: the route's policy gives all compatible providers turns by their weights.</summary>
    ByWeight = 3110,

    /// <summary>MT3111: the route's policy gives each key one of the compatible providers.</summary>
    ByKey = 3111,

    /// <summary>MT3112: the route's policy goes from provider to provider until one answers.</summary>
    InOrder = 3112,

    /// <summary>MT3201: it has been installed.</summary>
    Installed = 3201,

    /// <summary>MT3202: an operator asked for the start.</summary>
    StartRequested = 3202,

    /// <summary>MT3203: it starts eagerly, and all that it requires is there.</summary>
    StartedEagerly = 3203,

    /// <summary>MT3204: the first call to it asked for the start.</summary>
    StartedOnDemand = 3204,

    /// <summary>MT3205: an instance that requires it is being started.</summary>
    StartedForConsumer = 3205,

    /// <summary>MT3206: it serves.</summary>
    Started = 3206,

    /// <summary>MT3207: an operator asked for the stop.</summary>
    StopRequested = 3207,

    /// <summary>MT3208: the host is stopping.</summary>
    HostStopping = 3208,

    /// <summary>MT3209: it has stopped.</summary>
    Stopped = 3209,

    /// <summary>MT3210: it has been removed.</summary>
    Removed = 3210,

    /// <summary>MT3211: its code could not be loaded.</summary>
    LoadFailed = 3211,

    /// <summary>MT3213: its constructor threw.</summary>
    ConstructionFailed = 3213,

    /// <summary>MT3214: its prepare threw.</summary>
    PrepareFailed = 3214,

    /// <summary>MT3215: its activate threw.</summary>
    ActivateFailed = 3215,

    /// <summary>MT3216: it did not start within the deadline.</summary>
    StartTimedOut = 3216,

    /// <summary>MT3217: its stop or dispose threw; it was stopped all the same.</summary>
    StopFailed = 3217,

    /// <summary>MT3218: it did not stop within the deadline.</summary>
    StopTimedOut = 3218,

    /// <summary>MT3219: its background work threw.</summary>
    BackgroundFailed = 3219,

    /// <summary>MT3220: an exception escaped from one of its own threads.</summary>
    UnhandledException = 3220,

    /// <summary>MT3221: it failed too often and waits for an operator or an update.</summary>
    Quarantined = 3221,

    /// <summary>MT3222: an operator released it from quarantine.</summary>
    Released = 3222,

    /// <summary>MT3224: the request does not fit the state that the instance is in.</summary>
    IllegalTransition = 3224,

    /// <summary>MT3225: its health probe threw.</summary>
    HealthFailed = 3225,

    /// <summary>MT3226: its health probe did not end within the deadline.</summary>
    HealthTimedOut = 3226,

    /// <summary>MT3227: an instance that it requires could not be started.</summary>
    ProviderFailed = 3227,

    /// <summary>MT3228: its supervisor started it again after a failure.</summary>
    Restarted = 3228,

    /// <summary>MT3229: its background work ended without being asked to, and it is permanent.</summary>
    BackgroundEnded = 3229,

    /// <summary>MT3233: no call came to it for long, and the next one starts it again.</summary>
    StoppedIdle = 3233,

    /// <summary>MT3301: the edition grants it.</summary>
    Granted = 3301,

    /// <summary>MT3302: the host and the operator may use everything.</summary>
    GrantedByRole = 3302,

    /// <summary>MT3401: a subscriber's queue was full, and events were dropped.</summary>
    EventsDropped = 3401,

    /// <summary>MT3402: a subscriber's queue was full, and the event's policy detached it.</summary>
    SubscriberDetached = 3402,

    /// <summary>MT3403: a subscriber threw while it received an event.</summary>
    DeliveryFailed = 3403,

    /// <summary>MT3404: an event could not be carried over to the subscriber's build of it.</summary>
    EventNotReadable = 3404,

    /// <summary>MT3501: it was updated.</summary>
    Updated = 3501,

    /// <summary>MT3502: another instance would be left without what it must have.</summary>
    UpdateBreaksDependant = 3502,

    /// <summary>MT3503: an operator cancelled the update.</summary>
    UpdateCancelled = 3503,

    /// <summary>MT3504: calls did not leave the old version within the deadline.</summary>
    UpdateNotDrained = 3504,

    /// <summary>MT3505: the new version says that it is unhealthy.</summary>
    ProbeUnhealthy = 3505,

    /// <summary>MT3506: no update has the id.</summary>
    UnknownUpdate = 3506,

    /// <summary>MT3507: the instance is being updated already.</summary>
    UpdateRunning = 3507,

    /// <summary>MT3508: the package that is to replace a plug-in is of another plug-in.</summary>
    NotThatPlugin = 3508,

    /// <summary>MT3509: the instance has not been updated, so there is no version before.</summary>
    NothingBefore = 3509,

    /// <summary>MT3510: what the old version remembers cannot be handed over to the new one.</summary>
    StateNotConvertible = 3510,

    /// <summary>MT3511: the export of a state failed.</summary>
    StateNotExported = 3511,

    /// <summary>MT3512: the import of a state failed.</summary>
    StateNotImported = 3512,

    /// <summary>MT3513: an update was rolled back, and what was remembered since is lost.</summary>
    StateLost = 3513,

    /// <summary>MT3514: the new version fared worse than the old one on its share of the calls.</summary>
    CanaryFailed = 3514,

    /// <summary>MT3515: the new version got too few calls to be judged by.</summary>
    CanaryUndecided = 3515,

    /// <summary>MT3516: the new version cannot be tried on a share of the calls.</summary>
    CanaryRefused = 3516,

    /// <summary>MT3517: it failed while it took another configuration as it ran, or was late.</summary>
    ReconfigureFailed = 3517,

    /// <summary>MT3518: it did not take its former configuration back, and is restarted with it.</summary>
    ConfigNotTakenBack = 3518,
}
