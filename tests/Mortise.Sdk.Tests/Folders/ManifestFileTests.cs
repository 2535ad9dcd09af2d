using System.Text;
using Mortise.Sdk.Folders;
using Xunit;

namespace Mortise.Sdk.Tests.Folders;

public sealed class ManifestFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    public void ManifestThatIsNoObject_FailsTheBuild(string manifest)
    {
        var error = Assert.Throws<SdkException>(() => ManifestFile.Write(manifest, [], "snail.csproj"));

        Assert.Equal("MT2201", error.Code);
        Assert.Equal("snail.csproj", error.File);
    }

    [Fact]
    public void Everything_OfTheGeneratedManifest_IsKept()
    {
        var written = Encoding.UTF8.GetString(ManifestFile.Write("""{"id":"a.b","config":{"é":"<1>"}}""", [], ""));

        Assert.Equal(
            """
            {
              "id": "a.b",
              "config": {
                "é": "<1>"
              },
              "contractAssemblies": []
            }

            """.ReplaceLineEndings("\n"),
            written);
    }
}
