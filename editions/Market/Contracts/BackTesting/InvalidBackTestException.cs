using Mortise;

namespace Market.BackTesting;

/// <summary>A back-test was asked for under conditions that make no sense.</summary>
/// <param name="member">Which part of the request.</param>
/// <param name="reason">What is wrong with it, and what is allowed.</param>
public sealed class InvalidBackTestException(string member, string reason)
    : DeclaredException($"MK1301: {member}: {reason}")
{
    /// <summary>Which part of the request.</summary>
    public string Member { get; } = member;

    /// <summary>What is wrong with it, and what is allowed.</summary>
    public string Reason { get; } = reason;
}
