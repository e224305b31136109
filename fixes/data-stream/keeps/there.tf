resource "aws_kinesis_stream" "any" {
  name = "any"
}
