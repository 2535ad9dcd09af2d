using System.Text;
using CsCheck;
using Mortise.Hosting.Documents;
using Xunit;

namespace Mortise.Hosting.Tests.Documents;

public sealed class DocumentParserTests
{
    private readonly ProblemList _problems = new(DocumentCodes.Edition);

    [Fact]
    public void EachValue_KnowsItsPlace_AlsoBehindLettersOfSeveralBytes()
    {
        var root = Parse("{\n  \"é\": \"€\", \"b\": [1, {\"c\": true}]\n}");

        var inner = root!.Find("b")!.Items[1].Find("c")!;
        Assert.Equal(
            ("edition.json", 2, 28, "b[1].c"),
            (inner.Place.File, inner.Place.Line, inner.Place.Column, inner.Place.Path));
    }

    [Fact]
    public void CommentsAndTrailingCommas_AreAllowed()
    {
        var root = Parse("{ // why\n \"a\": [1, 2,], /* and */ }");

        Assert.True(_problems.IsEmpty);
        Assert.Equal("""{"a":[1,2]}""", Encoding.UTF8.GetString(root!.ToJson()));
    }

    [Fact]
    public void ByteOrderMark_IsPassedOver() => Assert.NotNull(Parse("\uFEFF{}"));

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n\"a\" 1}", 2, 5)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("{\"a\":1", 1, 7)]
    public void TextThatIsNoJson_IsReportedWhereItEndsToBe(string text, int line, int column)
    {
        Assert.Null(Parse(text));

        var problem = Assert.Single(_problems.Problems);
        Assert.Equal(("MT5002", line, column), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void KeyThatIsThereTwice_IsReportedAtTheSecond()
    {
        Parse("{\"a\": 1,\n \"a\": 2}");

        Assert.Equal(
            ("MT5004", 2, "a"), (_problems.Problems[0].Code, _problems.Problems[0].Line, _problems.Problems[0].Path));
    }

    [Fact]
    public void AnyBytes_GiveADocumentOrAProblem_AndNeverMore() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var problems = new ProblemList(DocumentCodes.Edition);
            return (DocumentParser.Parse(bytes, "x", problems) is null) != problems.IsEmpty;
        });

    private DocumentNode? Parse(string text) =>
        DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "edition.json", _problems);
}
