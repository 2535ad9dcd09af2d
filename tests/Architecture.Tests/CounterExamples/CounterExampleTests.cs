using Xunit;

namespace Architecture.Tests.CounterExamples;

public sealed class CounterExampleTests
{
    public static TheoryData<string> Rules => [.. Examples.Of.Select(example => example.Rule.GetType().Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_FindsWhatBreaksIt(string rule)
    {
        var example = Named(rule);

        Assert.Equal(example.Violations, example.Rule.Check(example.Breaking).Count());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_AcceptsWhatObeysIt(string rule)
    {
        var example = Named(rule);

        Assert.Empty(example.Rule.Check(example.Obeying));
    }

    [Fact]
    public void EveryRule_HasACounterExample() => Assert.Equal(
        Every.Rule.Select(rule => rule.GetType().Name),
        Examples.Of.Select(example => example.Rule.GetType().Name).Order(StringComparer.Ordinal));

    private static CounterExample Named(string rule) =>
        Examples.Of.Single(example => example.Rule.GetType().Name == rule);
}
