using System.Text;
using CsCheck;
using Mortise.Hosting.Control;
using Xunit;

namespace Mortise.Hosting.Tests.Control;

public sealed class LineReaderTests
{
    [Fact]
    public void Lines_AreTheSame_HoweverTheyArriveInPieces() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 0, 9000].List[0, 5], Gen.Int[1, 5000]).Sample((lines, piece) =>
        {
            var text = string.Concat(lines.Select(line => line + "\n")) + "rest without an end";
            using var reader = new LineReader(new Pieces(Encoding.ASCII.GetBytes(text), piece), 10_000);
            var read = new List<string>();
            while (reader.ReadAsync(default).AsTask().GetAwaiter().GetResult() is { } line)
            {
                read.Add(Encoding.ASCII.GetString(line.Span));
            }

            return read.SequenceEqual(lines);
        }, iter: 200);

    [Fact]
    public async Task LineOverTheLimit_IsRefused()
    {
        using var reader = new LineReader(new MemoryStream(new byte[200_000]), 100_000);

        await Assert.ThrowsAsync<ControlException>(() => reader.ReadAsync(default).AsTask());
    }

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
