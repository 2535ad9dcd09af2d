using Microsoft.CodeAnalysis;
using Xunit;

namespace Mortise.Generators.Tests.Building;

public sealed class IncrementalityTests
{
    private const string Contracts = """
        public sealed record Price(string Symbol, decimal Value);

        [Contract("acme.prices", 1, 0)]
        public interface IPrices
        {
            ValueTask<Price> LastAsync(string symbol, CancellationToken cancellation = default);
        }

        [Contract("acme.clock", 1, 0)]
        public interface IClock
        {
            ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellation = default);
        }

        [Event("acme.rang", 1, 0)]
        public sealed record Rang(DateTimeOffset At);

        [Plugin("acme.test")]
        public sealed class TestPlugin(IClock clock) : IActivate
        {
            public async ValueTask ActivateAsync(CancellationToken cancellation) => await clock.NowAsync(cancellation);
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("internal sealed class Unrelated;")]
    [InlineData("// only a comment")]
    public void An_unrelated_edit_writes_nothing_anew(string added)
    {
        var (_, second) = Run(compilation => compilation.AddSyntaxTrees(Sources.Parse(added, "Added.cs")));

        Assert.All(Outputs(second), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void An_edit_of_one_contract_writes_only_its_own_code_anew()
    {
        var (first, second) = Run(static compilation => compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.Last(),
            Sources.Parse(
                Contracts.Replace("string Symbol, decimal", "string Symbol, long Volume, decimal"), "Source.cs")));

        var old = first.GeneratedSources.ToDictionary(
            static source => source.HintName, static source => source.SourceText.ToString());
        Assert.Equal(
            ["PriceCodec.g.cs", "PricesRuntime.g.cs"],
            second.GeneratedSources.Where(source => source.SourceText.ToString() != old[source.HintName])
                .Select(static source => source.HintName).Order());
        Assert.Contains(Outputs(second), static output => output.Reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void The_same_source_gives_the_same_code()
    {
        static string All() => string.Concat(
            Sources.Generate(Sources.Compile("Acme", Contracts)).SyntaxTrees.Select(
                static tree => tree.FilePath + tree));

        Assert.Equal(All(), All());
    }

    private static (GeneratorRunResult First, GeneratorRunResult Second) Run(Func<Compilation, Compilation> edit)
    {
        Compilation compilation = Sources.Compile("Acme", Contracts);
        var driver = Sources.CreateDriver().RunGenerators(compilation);
        var again = driver.RunGenerators(edit(compilation));
        return (driver.GetRunResult().Results.Single(), again.GetRunResult().Results.Single());
    }

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs);
}
