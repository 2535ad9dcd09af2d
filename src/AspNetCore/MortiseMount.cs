namespace Mortise.AspNetCore;

/// <summary>How a gateway is mounted. Set while the application is being configured.</summary>
public sealed class MortiseMount
{
    /// <summary>
    /// The gateway instance that answers, by its name in the edition; empty leaves the choice to the route. Two mounts
    /// with two gateways offer what each is granted.
    /// </summary>
    public string Gateway { get; set; } = "";

    /// <summary>On whose behalf requests are made.</summary>
    public MortiseCaller Caller { get; } = new();
}
