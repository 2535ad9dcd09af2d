using System.Globalization;

namespace Mortise.Kernel;

/// <summary>Between refusals, which carry any stable code, and reasons, which are of the kernel's closed set.</summary>
internal static class Reasons
{
    public static Reason From(Refusal refusal) => new(
        (ReasonCode)int.Parse(refusal.Code.AsSpan(2), CultureInfo.InvariantCulture), refusal.Explanation);

    public static Refusal ToRefusal(this Reason reason, params string[] conflict) =>
        Refusal.Of(reason.Code, reason.Explanation, [.. conflict]);
}
