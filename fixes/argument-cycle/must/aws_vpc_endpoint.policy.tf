resource "aws_vpc_endpoint_policy" "this" {
  vpc_endpoint_id = this.id
  policy          = slot("value")
}
