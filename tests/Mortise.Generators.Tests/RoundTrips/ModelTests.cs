using Mortise.Generators.Tests.Contracts;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

public sealed class ModelTests
{
    private static ContractModel Model => EchoRuntime.Instance.Model;

    [Fact]
    public void The_model_is_what_the_interface_says()
    {
        Assert.Equal(("test.echo", 2, 3), (Model.Name, Model.Major, Model.Minor));
        Assert.Equal(
            [
                "Echo", "Refuse", "Count", "Sum", "Merge", "Tree", "Nothing", "Clash", "Added", "AddedCommand",
                "AddedStream",
            ],
            Model.Operations.Select(static operation => operation.Name));
        Assert.Equal(
            new OperationModel("Echo", OperationKind.Query, 0)
            {
                Idempotent = true,
                Deadline = TimeSpan.FromMilliseconds(1500),
            },
            Model.Operations[0]);
        Assert.Equal(new OperationModel("AddedStream", OperationKind.Stream, 3), Model.Operations[^1]);
        Assert.Equal(OperationKind.Command, Model.Operations[1].Kind);
    }

    [Fact]
    public void The_members_name_operations_fields_and_cases()
    {
        Assert.Equal("(stream Point points, double start) -> double", Model.Members["Sum"]);
        Assert.Equal("(string text) -> string since 1", Model.Members["Added"]);
        Assert.Equal("ImmutableArray<ImmutableArray<double?>>", Model.Members["Collections.Nested"]);
        Assert.Equal("Form?", Model.Members["Form.Group.Clip"]);
        Assert.Equal("case", Model.Members["Form.Dot"]);
        Assert.Equal("7", Model.Members["Weekday.LastDay"]);
    }

    [Fact]
    public void The_assembly_exports_its_runtimes() => Assert.Equal(
        [typeof(EchoRuntime), typeof(RangRuntime)],
        typeof(EchoRuntime).Assembly.GetCustomAttributes(typeof(ContractExportAttribute), false)
            .Cast<ContractExportAttribute>().Select(static export => export.Runtime).OrderBy(static type => type.Name));
}
