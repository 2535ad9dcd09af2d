using System.Collections.Immutable;
using System.Text;
using Mortise.Sdk.Folders;
using Xunit;

namespace Mortise.Sdk.Tests.Folders;

public sealed class DependencyFileTests
{
    private static readonly ImmutableHashSet<string> _shared = ["Shop.Contracts"];

    [Fact]
    public void SharedAssembly_IsTakenOut_WithWhatLeadsToIt()
    {
        var content = Encoding.UTF8.GetBytes("""
            {"targets":{"net":{
              "Snail/1.0.0":{"dependencies":{"Shop.Contracts":"1.0.0","Csv":"2.0.0"},"runtime":{"Snail.dll":{}}},
              "Shop.Contracts/1.0.0":{
                "runtime":{"Shop.Contracts.dll":{}},"resources":{"de/Shop.Contracts.resources.dll":{}}},
              "Csv/2.0.0":{"dependencies":{"Shop.Contracts":"1.0.0"},"runtime":{"lib/Csv.dll":{}}}}},
             "libraries":{"Snail/1.0.0":{},"Shop.Contracts/1.0.0":{},"Csv/2.0.0":{}}}
            """);

        var rewritten = Encoding.UTF8.GetString(DependencyFile.Without(_shared, content)!);

        Assert.DoesNotContain("Shop.Contracts", rewritten);
        Assert.Contains("\"Csv\": \"2.0.0\"", rewritten);
        Assert.Contains("\"lib/Csv.dll\"", rewritten);
    }

    [Fact]
    public void FileWithoutSharedAssemblies_IsLeftAlone() => Assert.Null(DependencyFile.Without(
        _shared,
        """{"targets":{"net":{"Snail/1.0.0":{"runtime":{"Snail.dll":{}}}}},"libraries":{}}"""u8));
}
