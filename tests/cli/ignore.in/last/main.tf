resource "aws_instance" "last" {
  # tffix:ignore imdsv2 above an attribute: the finding is that of the block
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro" 
}
