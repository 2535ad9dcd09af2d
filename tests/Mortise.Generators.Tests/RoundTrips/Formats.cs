using Mortise.Payloads;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

/// <summary>Every format that generated codecs must agree with.</summary>
public static class Formats
{
    public static TheoryData<string> Names => ["application/json", "application/msgpack"];

    public static PayloadFormat Get(string mediaType) =>
        mediaType == JsonPayloadFormat.Instance.MediaType
            ? JsonPayloadFormat.Instance
            : MessagePackPayloadFormat.Instance;
}
