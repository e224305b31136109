resource "aws_kinesis_stream" "this" {
  name = slot("own_name")

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  tags = slot("tags")
}
