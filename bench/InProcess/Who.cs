namespace Mortise.Bench.InProcess;

internal struct Limit;

internal struct Ours;

internal struct Interlocking;

internal struct Reflecting;

internal struct Swapping;

internal struct Fencing;

internal struct AmongFew;

internal struct AmongMany;

internal struct CollectibleLimit;

internal struct CollectibleOurs;

internal struct CollectibleInterlocking;

internal struct CollectibleBare;
