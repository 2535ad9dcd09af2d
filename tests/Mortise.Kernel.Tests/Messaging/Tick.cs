using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Tests.Messaging;

/// <summary>The test's event: who published it, and the how many-eth of theirs it is.</summary>
internal sealed record Tick(string Publisher, long Number)
{
    public const string Name = "test.tick";

    public static EventRuntime Build(int capacity = 10_000, Overflow overflow = Overflow.DropOldest, int minor = 0) =>
        new Runtime(new EventModel(Name, 1, minor, "", capacity, overflow));

    private sealed class Runtime(EventModel model) : EventRuntime<Tick>(model)
    {
        protected override void Write(PayloadWriter writer, Tick item)
        {
            writer.WriteString(item.Publisher);
            writer.WriteInt64(item.Number);
        }

        protected override Tick Read(PayloadReader reader) => new(reader.ReadString(), reader.ReadInt64());
    }
}
