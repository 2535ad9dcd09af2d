using Xunit;

namespace Docs.Tests.Pages;

/// <summary>Demands that there is nothing to complain about, and otherwise says all of it.</summary>
internal static class None
{
    public static void Of(IEnumerable<string> problems)
    {
        var all = string.Join('\n', problems);
        Assert.True(all.Length == 0, all);
    }
}
