using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;
using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Hosting.Tests.Manifests;

public sealed class ManifestReaderTests
{
    private const string Whole = """
        {
          "manifest": 1, "id": "acme.snail", "version": "1.2.0-beta.1", "description": "Slow.",
          "assembly": "Acme.Snail", "mvid": "0bb5f0f2-4b29-4d9e-9d4e-0e6f6f4a3c11",
          "factory": "Acme.SnailFactory",
          "activation": "onDemand", "unloading": "resident", "roles": ["prepare", "health"],
          "provides": [ { "contract": "shop.carrier", "version": "1.1", "fingerprint": "f1",
                          "members": { "Quote": "(Parcel parcel) -> decimal" } } ],
          "requires": [ { "parameter": "orders", "contract": "shop.orders", "version": "2.3", "fingerprint": "f2" },
                        { "parameter": "rates", "contract": "shop.rates", "version": "1.0", "range": "[1.0,1.5)",
                          "cardinality": "many", "key": "", "fingerprint": "f3", "members": {} } ],
          "publishes": [ { "event": "shop.sent", "version": "1.0", "fingerprint": "f4" } ],
          "subscribes": [],
          "contractAssemblies": [ { "name": "Shop.Contracts", "version": "1.0.0.0",
                                    "mvid": "e5b04d98-7bee-4824-b189-a47f15072f36" } ],
          "config": { "type": "object" }
        }
        """;

    [Fact]
    public void WholeManifest_IsRead()
    {
        using var folder = new Temporary();
        folder.Write("Acme.Snail.dll", "");
        folder.Write("mortise.json", Whole);
        var problems = new ProblemList(DocumentCodes.Manifest);

        var package = ManifestReader.Read(folder.Path, problems)!;

        Assert.True(problems.IsEmpty, string.Join('\n', problems.Problems));
        Assert.Equal("acme.snail 1.2.0-beta.1", package.ToString());
        Assert.Equal(
            (Activation.OnDemand, Unloading.Resident), (package.Manifest.Activation, package.Manifest.Unloading));
        Assert.Equal("(Parcel parcel) -> decimal", package.Manifest.Provides[0].Members["Quote"]);
        Assert.Equal("[2.3,3.0)", package.Manifest.Requires[0].Range.ToString());
        Assert.Equal(Cardinality.One, package.Manifest.Requires[0].Cardinality);
        Assert.Equal(Cardinality.Many, package.Manifest.Requires[1].Cardinality);
        Assert.Equal("shop.sent/1.0", package.Manifest.Publishes[0].ToString());
        Assert.Equal("""{"type":"object"}""", package.Manifest.ConfigSchema);
        Assert.Equal("Shop.Contracts", package.Folder.ContractAssemblies[0].Name);
        Assert.Equal((folder.Path, "Acme.Snail", "Acme.SnailFactory"),
            (package.Folder.Directory, package.Folder.Assembly, package.Folder.Factory));
    }

    [Theory]
    [InlineData("acme.snail", "Snail", "MT2004", "id")]
    [InlineData("1.2.0-beta.1", "1.2", "MT2004", "version")]
    [InlineData("\"Acme.Snail\"", "\"../Acme.Snail\"", "MT2004", "assembly")]
    [InlineData("\"factory\"", "\"faktory\"", "MT2005", "")]
    [InlineData("\"onDemand\"", "\"later\"", "MT2004", "activation")]
    [InlineData("\"prepare\"", "\"preparing\"", "MT2004", "roles")]
    [InlineData("\"(Parcel parcel) -> decimal\"", "7", "MT2004", "provides[0].members.Quote")]
    [InlineData("\"shop.orders\"", "\"Shop Orders\"", "MT2004", "requires[0].contract")]
    [InlineData("[1.0,1.5)", "1.0-1.5", "MT2004", "requires[1].range")]
    [InlineData("\"many\"", "\"all\"", "MT2004", "requires[1].cardinality")]
    [InlineData("\"event\"", "\"evnt\"", "MT2005", "publishes[0]")]
    [InlineData("1.0.0.0", "one", "MT2004", "contractAssemblies[0].version")]
    [InlineData("e5b04d98-7bee", "e5b04d98", "MT2004", "contractAssemblies[0].mvid")]
    [InlineData("\"manifest\": 1", "\"manifest\": 2", "MT2006", "")]
    [InlineData("\"manifest\": 1,", "", "MT2006", "")]
    [InlineData("\"description\"", "\"descripton\"", "MT2003", "descripton")]
    public void WrongManifest_IsRefusedAtItsPlace(string text, string replacement, string code, string path)
    {
        using var folder = new Temporary();
        folder.Write("Acme.Snail.dll", "");
        folder.Write("mortise.json", Whole.Replace(text, replacement));
        var problems = new ProblemList(DocumentCodes.Manifest);

        Assert.Null(ManifestReader.Read(folder.Path, problems));

        Assert.Contains(
            problems.Problems,
            problem => problem.Code == code && problem.Path.StartsWith(path, StringComparison.Ordinal));
        Assert.All(problems.Problems, problem => Assert.EndsWith("mortise.json", problem.File));
    }

    [Fact]
    public void FolderWithoutAManifest_IsNoPlugin()
    {
        using var folder = new Temporary();
        var problems = new ProblemList(DocumentCodes.Manifest);

        Assert.Null(ManifestReader.Read(folder["nothing"], problems));

        Assert.Equal("MT2001", Assert.Single(problems.Problems).Code);
    }

    [Fact]
    public void ManifestWithoutItsAssembly_IsRefused()
    {
        using var folder = new Temporary();
        folder.Write("mortise.json", Whole);
        var problems = new ProblemList(DocumentCodes.Manifest);

        Assert.Null(ManifestReader.Read(folder.Path, problems));

        Assert.Equal("MT2007", Assert.Single(problems.Problems).Code);
    }
}
