resource "aws_security_group" "efs" {
  name        = slot("name", "efs-sg")
  description = "From the application servers to the file system"
  vpc_id      = slot.vpc.id

  ingress {
    description     = "NFS from the application servers"
    from_port       = 2049
    to_port         = 2049
    protocol        = "tcp"
    security_groups = [slot.app_security_group.id]
  }

  tags = slot("tags", "efs-sg")
}
