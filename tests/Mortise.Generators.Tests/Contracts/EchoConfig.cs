using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Mortise.Generators.Tests.Contracts;

public sealed record EchoConfig(
    [property: Range(1, 10)] int Times = 3,
    [property: StringLength(5, MinimumLength = 2)] string Prefix = "ok",
    [property: Range(0.0, 1.0, MaximumIsExclusive = true)] double? Share = null,
    [property: RegularExpression("[a-z]+")] string Suffix = "z",
    [property: AllowedValues(1, 2, 4)] int Step = 1,
    [property: DeniedValues("root")] string User = "me",
    [property: Range(typeof(TimeSpan), "00:00:01", "00:01:00")] TimeSpan? Pause = null,
    Weekday Day = Weekday.Monday,
    EchoLimits? Limits = null,
    ImmutableArray<EchoLimits> More = default,
    Form? Form = null)
{
    [MinLength(1)]
    public ImmutableArray<string> Tags { get; init; } = ["first"];

    public IEnumerable<string> Validate()
    {
        if (Times == 7 && Step == 2)
        {
            yield return "Seven does not go by twos.";
        }
    }
}
