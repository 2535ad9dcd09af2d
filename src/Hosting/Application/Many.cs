namespace Mortise.Hosting;

/// <summary>How many providers the application requires of a contract.</summary>
public enum Many
{
    /// <summary>One: DI gives the contract itself, which answers unavailable until a provider is there.</summary>
    One = 0,

    /// <summary>Any number: DI gives <see cref="Ports{TContract}"/>, a live view.</summary>
    Live = 1,
}
