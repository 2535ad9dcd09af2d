using System.Collections.Concurrent;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class WarmUpTests
{
    [Fact]
    public void Prepare_OfAnythingThatAClassCanHave_RunsNoneOfIt()
    {
        var ran = new ConcurrentQueue<string>();

        WarmUp.Prepare(new Everything(ran));

        Assert.Empty(ran);
    }

    private interface IUnusual
    {
        int Default => throw new InvalidOperationException("it ran");

        T Generic<T>(T value);

        void ByReference(ref int value, out int other);

        int Count(ReadOnlySpan<byte> bytes);

        IAsyncEnumerable<int> StreamAsync();

        void Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n,
            int o, int p, int q, int r);
    }

    private sealed class Everything(ConcurrentQueue<string> ran) : IUnusual, IComparable<Everything>, IAsyncDisposable
    {
        public int CompareTo(Everything? other) => Ran<int>();

        public ValueTask DisposeAsync() => Ran<ValueTask>();

        public T Generic<T>(T value) => Ran<T>();

        public void ByReference(ref int value, out int other) => other = Ran<int>();

        public int Count(ReadOnlySpan<byte> bytes) => Ran<int>();

        public async IAsyncEnumerable<int> StreamAsync()
        {
            await Task.Yield();
            yield return Ran<int>();
        }

        public void Many(
            int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o,
            int p, int q, int r) => Ran<int>();

        private T Ran<T>()
        {
            ran.Enqueue(typeof(T).Name);
            return default!;
        }
    }
}
