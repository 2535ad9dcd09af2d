using System.Text;
using CsCheck;
using Mortise.Generators.Tests.Contracts;
using Mortise.Payloads;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

public sealed class CodecTests
{
    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public void Any_value_written_and_read_is_written_as_the_same_bytes(string mediaType) => Samples.Everything.Sample(
        value =>
        {
            var bytes = Write(value, Formats.Get(mediaType));
            var again = EverythingCodec.Read(bytes.Read());
            var comparable = again with
            {
                Collections = value.Collections,
                Bytes = value.Bytes,
                Form = value.Form,
                OptionalForm = value.OptionalForm,
            };
            return Write(again, bytes.Format).Bytes.Span.SequenceEqual(bytes.Bytes.Span) && comparable == value;
        },
        iter: 300);

    [Fact]
    public void Missing_optional_fields_get_the_value_that_the_record_gives_them()
    {
        var bytes = Write(Sample(), JsonPayloadFormat.Instance);
        var json = Encoding.UTF8.GetString(bytes.Bytes.Span)
            .Replace("\"WithDefault\":\"other\",", "").Replace("\"OptionalDay\":\"Monday\",", "");

        var read = EverythingCodec.Read(Json(json));

        Assert.Equal("as it was", read.WithDefault);
        Assert.Equal(Weekday.Sunday, read.OptionalDay);
    }

    [Theory]
    [InlineData("""{"Y":1}""", "X: it is missing.")]
    [InlineData("""{"X":1,"X":2}""", "X: it is there twice.")]
    [InlineData("""{"X":"one"}""", "X: ")]
    [InlineData("""[1,2]""", "")]
    public void A_record_that_is_not_valid_says_where(string json, string problem)
    {
        var thrown = Assert.Throws<PayloadException>(() => PointCodec.Read(Json(json)));

        Assert.StartsWith(problem, thrown.Message);
    }

    [Fact]
    public void Fields_of_a_later_build_are_passed_over() =>
        Assert.Equal(new Point(1, 0), PointCodec.Read(Json("""{"Z":{"a":[1,2]},"X":1}""")));

    [Theory]
    [InlineData(
        """{"Name":"a","Children":[{"Name":"b","Children":[{"Name":3,"Children":[]}]}]}""",
        "Children[0].Children[0].Name")]
    [InlineData("""{"Name":"a","Children":[null]}""", "Children[0]")]
    public void A_problem_deep_inside_is_told_with_its_path(string json, string path) =>
        Assert.Equal(path, Assert.Throws<PayloadException>(() => TreeNodeCodec.Read(Json(json))).Path);

    [Theory]
    [InlineData("""{"Radius":1,"$type":"Circle"}""", "the first field must be $type")]
    [InlineData("""{}""", "the first field must be $type")]
    [InlineData("""{"$type":"Square"}""", "'Square' is none of Dot, Circle, Group.")]
    public void A_case_must_come_first_and_exist(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<PayloadException>(() => FormCodec.Read(Json(json))).Message);

    [Theory]
    [InlineData("\"Monday\"", Weekday.Monday)]
    [InlineData("\"LastDay\"", Weekday.Sunday)]
    [InlineData("7", Weekday.Sunday)]
    [InlineData("42", (Weekday)42)]
    public void An_enumeration_is_read_by_name_and_by_number(string json, Weekday expected) =>
        Assert.Equal(expected, WeekdayCodec.Read(Json(json)));

    [Theory]
    [InlineData("\"Mon\"")]
    [InlineData("3000000000")]
    public void An_enumeration_refuses_what_it_is_not(string json) =>
        Assert.Throws<PayloadException>(() => WeekdayCodec.Read(Json(json)));

    [Fact]
    public void Combined_flags_are_a_number() =>
        Assert.Equal("3", Text(writer => AccessCodec.Write(writer, Access.Read | Access.Write)));

    [Fact]
    public void Null_where_a_value_must_be_is_named() => Assert.Equal(
        "Everything.Text",
        Assert.Throws<PayloadException>(() => Write(Sample() with { Text = null! }, JsonPayloadFormat.Instance)).Path);

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public void Bytes_cut_off_anywhere_are_a_payload_problem_and_nothing_else(string mediaType)
    {
        var whole = Write(Sample(), Formats.Get(mediaType));
        for (var length = 0; length < whole.Bytes.Length; length++)
        {
            Assert.Throws<PayloadException>(
                () => EverythingCodec.Read(new Payload(whole.Format, whole.Bytes[..length]).Read()));
        }
    }

    [Fact]
    public void Bytes_changed_at_random_are_read_or_refused_and_nothing_else()
    {
        var whole = Write(Sample(), MessagePackPayloadFormat.Instance);
        Gen.Select(Gen.Int[0, whole.Bytes.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            var bytes = whole.Bytes.ToArray();
            foreach (var (index, value) in changes)
            {
                bytes[index] = value;
            }

            try
            {
                EverythingCodec.Read(new Payload(whole.Format, bytes).Read());
            }
            catch (PayloadException)
            {
                // Refused, as it should be.
                return true;
            }

            return true;
        });
    }

    private static Everything Sample() => new(
        true, -1, 1, -2, 2, -3, 3, -4, 4, 1.5f, 2.5, 1.10m, 'x', "text", Guid.Empty,
        default, default, default, default, default,
        new byte[] { 1, 2, 3 }, Weekday.Monday, Access.Read, new Point(1, 2), new Form.Group([new Form.Dot()]))
    {
        Required = "here",
        WithDefault = "other",
        OptionalDay = Weekday.Monday,
    };

    private static Payload Write(Everything value, PayloadFormat format)
    {
        var writer = format.CreateWriter();
        EverythingCodec.Write(writer, value);
        return writer.Finish();
    }

    private static string Text(Action<PayloadWriter> write)
    {
        var writer = JsonPayloadFormat.Instance.CreateWriter();
        write(writer);
        return Encoding.UTF8.GetString(writer.Finish().Bytes.Span);
    }

    private static PayloadReader Json(string json) =>
        JsonPayloadFormat.Instance.CreateReader(Encoding.UTF8.GetBytes(json));
}
