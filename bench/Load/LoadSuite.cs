using Mortise.Bench.Harness;

namespace Mortise.Bench.Load;

/// <summary>The suite <c>load</c>.</summary>
internal static class LoadSuite
{
    public static Suite Create() => new(
        "load",
        [
            static () => new FirstCallCase(),
            static () => new UnloadCase(),
            static () => new StartCase(),
            static () => new FirstCallControl(),
            static () => new UnloadControl(),
            static () => new StartControl(),
        ]);
}
