resource "aws_iam_instance_profile" "ec2" {
  name = "shop-ec2"
  role = "shop-ec2"
}

resource "aws_instance" "app" {
  ami                  = "ami-0"
  instance_type        = "t3.micro"
  iam_instance_profile = "other"
}
