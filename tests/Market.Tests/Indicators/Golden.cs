using System.Collections.Immutable;
using System.Text.Json;
using Market.Indicators;

namespace Market.Tests.Indicators;

/// <summary>What the independent implementation made of the index; <c>golden/README.md</c> says how.</summary>
internal sealed record Golden(
    int Bars, ImmutableSortedDictionary<string, double> Parameters, ImmutableArray<ImmutableArray<double>> Rows)
{
    public IndicatorSpec Spec => new(Parameters);

    public static Golden Read(string name) =>
        JsonSerializer.Deserialize<Golden>(Text(name), JsonSerializerOptions.Web)!;

    public static JsonElement ReadPerformance() => JsonDocument.Parse(Text("performance")).RootElement;

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", $"{name}.json"));
}
