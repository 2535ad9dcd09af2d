using CsCheck;
using Market.Series.Sessions;
using Xunit;

namespace Market.Tests.Series;

public sealed class SessionTableTests
{
    [Fact]
    public void The_table_behaves_as_a_dictionary_whose_keys_are_never_used_twice() =>
        Gen.Int[0, 9].Array[0, 60].Sample(steps =>
        {
            var table = new SessionTable<object>();
            var open = new Dictionary<long, object>();
            var used = new HashSet<long>();
            foreach (var step in steps)
            {
                if (step < 6 || open.Count == 0)
                {
                    var session = new object();
                    var number = table.Open(session);
                    Assert.True(used.Add(number));
                    open.Add(number, session);
                }
                else
                {
                    var number = open.Keys.ElementAt(step % open.Count);
                    Assert.Same(open[number], table.Close(number));
                    open.Remove(number);
                }

                Assert.All(used, number => Assert.Same(open.GetValueOrDefault(number), table.Find(number)));
            }

            Assert.Equal(open.Values.ToHashSet(), table.CloseAll().ToHashSet());
            Assert.All(used, number => Assert.Null(table.Find(number)));
        });
}
