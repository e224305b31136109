data "archive_file" "consumer" {
  type        = "zip"
  output_path = "${path.module}/consumer.zip"

  source {
    filename = "index.js"
    content  = <<-EOT
      exports.handler = async (event) => {
        for (const record of event.Records) {
          const { kinesis, eventID } = record;
          console.log(`record ${record.kinesis.sequenceNumber}`);
          console.log(`event ${eventID.length} of ${kinesis.partitionKey}`);
        }
      };
    EOT
  }
}
