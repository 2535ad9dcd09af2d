using Mortise.Generators.Tests.Contracts;
using Mortise.Payloads;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

public sealed class EventTests
{
    [Fact]
    public void The_model_is_what_the_record_says()
    {
        var model = RangRuntime.Instance.Model;

        Assert.Equal(
            ("test.rang", 1, 1, 8, Overflow.Detach),
            (model.Name, model.Major, model.Minor, model.Capacity, model.Overflow));
        Assert.Equal(RangRuntime.Fingerprint, model.Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public void An_event_crosses(string mediaType)
    {
        var rang = new Rang(DateTimeOffset.UnixEpoch, new Point(1, 2)) { By = "me" };

        Assert.Equal(rang, RangRuntime.Instance.Decode(RangRuntime.Instance.Encode(rang, Formats.Get(mediaType))));
    }

    [Fact]
    public void An_event_of_an_older_build_has_the_default_of_an_added_field()
    {
        var old = """{"At":"1970-01-01T00:00:00+00:00","Where":{"X":1}}"""u8.ToArray();

        var rang = (Rang)RangRuntime.Instance.Decode(new Payload(JsonPayloadFormat.Instance, old));

        Assert.Equal("nobody", rang.By);
    }
}
