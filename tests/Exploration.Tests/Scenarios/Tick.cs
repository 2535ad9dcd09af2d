using Mortise;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>An event: who published it, and the how many-eth of theirs it is.</summary>
internal sealed record Tick(int Publisher, int Number)
{
    public static EventRuntime Runtime(int capacity, Overflow overflow) =>
        new TickRuntime(new EventModel("exploration.tick", 1, 0, "", capacity, overflow));

    private sealed class TickRuntime(EventModel model) : EventRuntime<Tick>(model)
    {
        protected override void Write(PayloadWriter writer, Tick item) => throw new NotSupportedException();

        protected override Tick Read(PayloadReader reader) => throw new NotSupportedException();
    }
}
