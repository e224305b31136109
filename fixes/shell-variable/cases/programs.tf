variable "stage" {
  type    = string
  default = "dev"
}

locals {
  script = <<-EOF
    exports.handler = async (event) => {
      const label = event.label;
      console.log(`$${label}: ${event.records.length} in ${var.stage}`);
      try {
        return event.records.map((item) => `${item.key}/${label}/${encodeURIComponent(label)}`);
      } catch (error) {
        throw new Error(`failed: ${error.message}`);
      }
    };
  EOF

  python = <<-EOF
    import json

    def handler(event, context):
        bucket = event["bucket"]
        print(f"bucket ${bucket}, ${len(bucket)} letters")
  EOF

  mapping = <<-EOF
    { "id": $util.dynamodb.toDynamoDBJson($ctx.args.id), "values": $util.toJson(${ctx.args}) }
  EOF
}

resource "aws_iot_topic_rule" "main" {
  name        = "readings"
  enabled     = true
  sql         = "SELECT * FROM 'readings/#'"
  sql_version = "2016-03-23"

  kinesis {
    stream_name   = "readings-${var.stage}"
    partition_key = "${topic(2)}"
    role_arn      = "arn:aws:iam::123456789012:role/iot"
  }
}
