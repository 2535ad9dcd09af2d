namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>What judges the gateway's document finds what it is there to find.</summary>
public sealed class OpenApiJudgeTests
{
    private const string Sound = """
        {
          "openapi": "3.1.1",
          "info": { "title": "A counter", "version": "1" },
          "servers": [ { "url": "/" } ],
          "tags": [ { "name": "counter" } ],
          "paths": {
            "/ring": {
              "post": {
                "operationId": "ring",
                "tags": [ "counter" ],
                "responses": {
                  "200": {
                    "description": "Rung.",
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Bell" } } }
                  },
                  "default": { "$ref": "#/components/responses/broken" }
                }
              }
            },
            "/wait": {
              "post": {
                "operationId": "wait",
                "tags": [ "counter" ],
                "responses": { "204": { "description": "Waited." } }
              }
            }
          },
          "components": {
            "responses": { "broken": { "description": "It did not ring." } },
            "schemas": {
              "Bell": {
                "type": "object",
                "properties": { "tone": { "$ref": "#/components/schemas/Tone", "description": "How it sounds." } },
                "required": [ "tone" ]
              },
              "Tone": { "type": "string", "pattern": "^[a-g]$" }
            }
          }
        }
        """;

    [Fact]
    public async Task SoundDocument_HasNoFault() => Assert.Empty(await OpenApiJudge.FaultsAsync(Sound));

    [Theory]
    [InlineData("\"title\": \"A counter\", ", "", "schema #/info required")]
    [InlineData("\"openapi\": \"3.1.1\"", "\"openapi\": \"3.1.x\"", "schema #/openapi pattern")]
    [InlineData("\"responses\": { \"204\"", "\"answers\": { \"204\"", "struct #/paths/~1wait/post/answers ")]
    [InlineData("\"responses\": { \"204\": { \"description\": \"Waited.\" } }", "\"deprecated\": false",
        "rule/operation-responses #/paths/~1wait/post/responses ")]
    [InlineData("\"204\"", "\"999\"", "schema #/paths/~1wait/post/responses/999 ")]
    [InlineData("responses/broken", "responses/missing",
        "no-unresolved-refs #/paths/~1ring/post/responses/default ")]
    [InlineData("schemas/Tone", "schemas/Sound", "no-unresolved-refs #/components/schemas/Bell/properties/tone ")]
    [InlineData("schemas/Tone", "schemas/Sound", "compile #/components/schemas/Bell ")]
    [InlineData("\"type\": \"string\"", "\"type\": \"text\"", "schema #/components/schemas/Tone/type enum")]
    [InlineData("[ \"tone\" ]", "\"tone\"", "schema #/components/schemas/Bell/required type")]
    [InlineData("[a-g]", "[a-g", "compile #/components/schemas/Tone Invalid regular expression")]
    [InlineData("\"pattern\"", "\"patern\"", "struct #/components/schemas/Tone/patern ")]
    [InlineData("\"operationId\": \"wait\"", "\"operationId\": \"ring\"",
        "operation-operationId-unique #/paths/~1wait/post/")]
    public async Task FaultyDocument_IsFoundOut(string sound, string faulty, string fault)
    {
        var faults = await OpenApiJudge.FaultsAsync(Sound.Replace(sound, faulty, StringComparison.Ordinal));

        Assert.Contains(faults, each => each.StartsWith(fault, StringComparison.Ordinal));
    }
}
