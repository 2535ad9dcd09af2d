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
        var error = Assert.Throws<SdkException>(() => ManifestFile.Write(manifest, Guid.Empty, [], "snail.csproj"));

        Assert.Equal("MT2201", error.Code);
        Assert.Equal("snail.csproj", error.File);
    }

    [Fact]
    public void Everything_OfTheGeneratedManifest_IsKept()
    {
        var build = new Guid("0bb5f0f2-4b29-4d9e-9d4e-0e6f6f4a3c11");
        var written = Encoding.UTF8.GetString(
            ManifestFile.Write("""{"id":"a.b","config":{"é":"<1>"}}""", build, [], ""));

        Assert.Equal(
            """
            {
              "id": "a.b",
              "config": {
                "é": "<1>"
              },
              "mvid": "0bb5f0f2-4b29-4d9e-9d4e-0e6f6f4a3c11",
              "contractAssemblies": []
            }

            """.ReplaceLineEndings("\n"),
            written);
    }
}
