resource "aws_eip_association" "this" {
  allocation_id = this.id
  instance_id   = slot("value")
}
