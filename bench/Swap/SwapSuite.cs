using Mortise.Bench.Harness;
using Mortise.Bench.InProcess;

namespace Mortise.Bench.Swap;

/// <summary>The suite <c>swap</c>.</summary>
internal static class SwapSuite
{
    public static Suite Create() => new(
        "swap",
        [
            static () => new UpdateCase(),
            static () => new HandOverCase(),
            static () => new FirstAnswerCase(),
            static () => new SwapCase(),
            static () => new PauseControl(),
            static () => new UpdateControl(),
        ]);
}
