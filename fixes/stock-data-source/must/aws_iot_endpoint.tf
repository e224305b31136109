data "aws_iot_endpoint" "this" {
  endpoint_type = "iot:Data-ATS"
}
