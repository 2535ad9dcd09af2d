using System.Text.Json.Serialization;

namespace Mortise.Bench.Gateway;

/// <summary>Reads and writes without reflection, as is documented to be fastest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Addition))]
[JsonSerializable(typeof(int))]
internal sealed partial class AdditionJson : JsonSerializerContext;
